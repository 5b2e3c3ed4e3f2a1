using Quorum.Testing;

namespace Quorum.Conformance;

public sealed class RemoteTagsConformance(ConformanceReport report, TinyEngine tiny) : RemoteConformance(report, tiny, ReasoningForm.Tags);
