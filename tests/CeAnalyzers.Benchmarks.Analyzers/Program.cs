using CeAnalyzers.Benchmarks.Analyzers;

// Measures the analyzers: dotnet run -c Release --project tests/CeAnalyzers.Benchmarks.Analyzers -- [FOLDER]
await EditBenchmark.RunAsync();
await ChainBenchmark.RunAsync();
if (args is [var folder]) await PeerBenchmark.RunAsync(folder);
