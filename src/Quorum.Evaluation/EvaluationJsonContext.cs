using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Quorum.Evaluation;

/// <summary>How what a run keeps on disk is written as JSON.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, RespectNullableAnnotations = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(RunManifest))]
[JsonSerializable(typeof(SampleKey))]
[JsonSerializable(typeof(SampleRecord))]
[JsonSerializable(typeof(Dictionary<string, ProgramVerdict>))]
[JsonSerializable(typeof(Dictionary<string, bool>))]
[JsonSerializable(typeof(IDictionary<string, object?>))]
internal sealed partial class EvaluationJsonContext : JsonSerializerContext
{
    /// <summary>Gets the context with which files are written and read: what is not ASCII stays legible, and no page is made of it.</summary>
    public static EvaluationJsonContext OnDisk => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
