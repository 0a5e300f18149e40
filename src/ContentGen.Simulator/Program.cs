using ContentGen.Simulator;

return await SimulatorCommand.RunAsync(args);
