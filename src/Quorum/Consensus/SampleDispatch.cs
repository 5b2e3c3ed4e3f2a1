using System.Text.Json.Serialization;

namespace Quorum;

/// <summary>When samples are started.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SampleDispatch>))]
public enum SampleDispatch
{
    /// <summary>
    /// All samples are started as soon as there is room for them. It is soonest done, and <see cref="StoppingRules.MajorityLocked"/> need not wait
    /// for a sample that goes on and on; but those open at the stop were drawn in vain.
    /// </summary>
    AtOnce,

    /// <summary>
    /// A sample is started when it is needed even if all that are open agree. So with a rule that judges in sample order, no more is drawn than one
    /// sample after the other would draw, though as many run at the same time as the rule asks for at the least; where answers differ, it
    /// takes more rounds.
    /// </summary>
    AsNeeded,
}
