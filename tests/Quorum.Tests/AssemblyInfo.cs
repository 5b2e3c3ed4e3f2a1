using FsCheck.Xunit;

// The same cases on every run; a failure names the seed anyway.
[assembly: Properties(Replay = "20260731,31")]
