return await LocalFunctionsHost.CommandLine.RunAsync(args);
