using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Quorum.SemanticKernel.Tests;

/// <summary>Replies piece by piece.</summary>
public sealed class StreamingTests(TinyKernel tiny)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reasoning_comes_before_the_text_and_tags_in_neither()
    {
        var items = (await StreamAsync(("seed", 1))).SelectMany(piece => piece.Items).ToList();

        var firstText = items.FindIndex(item => item is StreamingTextContent);
        Assert.InRange(firstText, 2, items.Count - 2);
        Assert.All(items[..firstText], item => Assert.IsType<StreamingReasoningContent>(item));
        Assert.All(items[firstText..], item => Assert.IsType<StreamingTextContent>(item));
        Assert.DoesNotContain("think>", string.Concat(items), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Streaming_and_not_streaming_say_the_same_for_one_seed()
    {
        var pieces = await StreamAsync(("seed", 1));
        var reply = await tiny.ReplyAsync(("seed", 1));

        Assert.Equal(reply.Content, pieces.Text());
        Assert.Equal(reply.Reasoning(), pieces.Reasoning());
    }

    [Fact]
    public async Task Only_the_last_piece_has_the_usage_and_the_finish_reason()
    {
        var pieces = await StreamAsync(("seed", 1));

        Assert.Equal("stop", pieces[^1].FinishReason());
        Assert.Equal((await tiny.ReplyAsync(("seed", 1))).Usage().OutputTokenCount, pieces[^1].Usage().OutputTokenCount);
        Assert.All(pieces.SkipLast(1), piece => Assert.False(piece.Metadata!.ContainsKey("Usage") || piece.Metadata.ContainsKey("FinishReason")));
    }

    [Fact]
    public async Task Pieces_share_role_model_id_and_time()
    {
        var pieces = await StreamAsync(("seed", 1));

        var (role, model, id, _) = Assert.Single(pieces.Select(piece => (piece.Role, piece.ModelId, piece.Metadata!["Id"], piece.Metadata["CreatedAt"])).Distinct());
        Assert.Equal((AuthorRole.Assistant, TinyModel.Name), (role!.Value, model));
        Assert.NotNull(id);
    }

    [Fact]
    public async Task Stream_of_a_plain_chat_leaves_the_history_as_it_is()
    {
        var history = TinyKernel.Ask();

        await tiny.Chat.GetStreamingChatMessageContentsAsync(history, TinyKernel.Settings(), tiny.Kernel, Token).ToListAsync(Token);

        Assert.Single(history);
    }

    private async Task<List<StreamingChatMessageContent>> StreamAsync(params (string Name, object Value)[] settings) =>
        await tiny.Chat.GetStreamingChatMessageContentsAsync(TinyKernel.Ask(), TinyKernel.Settings(settings), tiny.Kernel, Token).ToListAsync(Token);
}
