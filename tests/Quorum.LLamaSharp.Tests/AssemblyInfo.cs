using Xunit.Sdk;
using Xunit.v3;

// The tests share one model, and llama.cpp's rounding depends on what else is in a batch: alone, the same seed draws the same text.
[assembly: Parallelization(Mode = ParallelMode.None)]
[assembly: AssemblyFixture(typeof(Quorum.Conformance.ConformanceReport))]
[assembly: AssemblyFixture(typeof(Quorum.LLamaSharp.Tests.TinyWeights))]
