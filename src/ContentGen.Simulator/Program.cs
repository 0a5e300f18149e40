using ContentGen.Simulator;
using ContentGen.Simulator.AmazonPolly.Audio;

return args is [EspeakWordProcess.Argument] ? EspeakWordProcess.Answer() : await SimulatorCommand.RunAsync(args);
