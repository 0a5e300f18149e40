using ContentGen.Local.CommandLine;

return await LocalCommandLine.RunAsync(args);
