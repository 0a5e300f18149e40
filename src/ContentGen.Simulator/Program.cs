return await ContentGen.Simulator.SimulatorCommand.RunAsync(args);
