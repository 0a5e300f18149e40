using ContentGen.Benchmarks;

return await BenchmarkCommand.RunAsync(args);
