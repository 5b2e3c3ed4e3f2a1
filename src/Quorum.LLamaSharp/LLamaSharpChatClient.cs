using LLama;
using LLama.Common;
using Microsoft.Extensions.AI;

namespace Quorum.LLamaSharp;

/// <summary>
/// A local reasoning model of the DeepSeek-R1 family, hosted by LLamaSharp, as an <see cref="IChatClient"/>. The reasoning comes as
/// <see cref="TextReasoningContent"/>, before the answer as <see cref="TextContent"/>.
/// </summary>
/// <remarks>
/// <para>
/// All members are thread-safe, unlike LLamaSharp's executors: one loop evaluates all requests together, and the prompt of samples that arrive
/// together is evaluated once. A request that is cancelled throws.
/// </para>
/// <para>
/// The prompt is DeepSeek-R1's own format, and no message can forge its special tokens. Temperature, top-p, top-k, penalties, seed, the limit of
/// output tokens and stop sequences are heeded; defaults are temperature 0.6 and top-p 0.95. Of <see cref="ReasoningEffort"/>, none closes the
/// reasoning at once and the others are left to the model. Tools are not described to the model; a required call and a JSON response format are
/// refused, since nothing here could enforce them: the client of <c>Quorum.LlamaCpp</c> can.
/// </para>
/// </remarks>
public sealed class LLamaSharpChatClient : DelegatingChatClient
{
    /// <summary>Loads a model and makes a client of it. Disposing the client frees the model.</summary>
    /// <param name="parameters">
    /// The model and its context. Where they are not set, at most 16,384 tokens are kept, for all samples together
    /// (<see cref="ModelParams.ContextSize"/>), and 16 samples run at a time (<see cref="ModelParams.SeqMax"/>, where 1 is LLamaSharp's default).
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="parameters"/> is <see langword="null"/>.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="NotSupportedException">The model does not have the tokens of DeepSeek-R1's format.</exception>
    public LLamaSharpChatClient(ModelParams parameters)
        : base(new ReasoningContentChatClient(Load(parameters)))
    {
    }

    /// <summary>Makes a client of a model that is loaded already.</summary>
    /// <param name="weights">The model.</param>
    /// <param name="parameters">The context; see the other constructor.</param>
    /// <param name="ownsWeights">Whether disposing the client frees the model.</param>
    /// <exception cref="ArgumentNullException"><paramref name="weights"/> or <paramref name="parameters"/> is <see langword="null"/>.</exception>
    /// <exception cref="NotSupportedException">The model does not have the tokens of DeepSeek-R1's format.</exception>
    public LLamaSharpChatClient(LLamaWeights weights, ModelParams parameters, bool ownsWeights = false)
        : base(new ReasoningContentChatClient(new TextChatClient(weights, parameters, ownsWeights)))
    {
    }

    private static TextChatClient Load(ModelParams parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (!File.Exists(parameters.ModelPath))
            throw new FileNotFoundException($"There is no model file {parameters.ModelPath}.", parameters.ModelPath);

        var weights = LLamaWeights.LoadFromFile(parameters);
        try
        {
            return new TextChatClient(weights, parameters, ownsWeights: true);
        }
        catch
        {
            weights.Dispose();
            throw;
        }
    }
}
