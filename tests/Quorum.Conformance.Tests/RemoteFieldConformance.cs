using Quorum.Testing;

namespace Quorum.Conformance;

public sealed class RemoteFieldConformance(ConformanceReport report, TinyEngine tiny) : RemoteConformance(report, tiny, ReasoningForm.Field);
