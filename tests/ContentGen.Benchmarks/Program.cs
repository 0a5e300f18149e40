using ContentGen.Benchmarks;
using ContentGen.Benchmarks.Hosting;

BuiltAssemblies.Resolve();
return await BenchmarkCommand.RunAsync(args);
