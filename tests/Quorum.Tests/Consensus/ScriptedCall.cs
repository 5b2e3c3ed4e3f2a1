using Microsoft.Extensions.AI;

namespace Quorum.Tests.Consensus;

internal sealed record ScriptedCall(int Index, IEnumerable<ChatMessage> Messages, ChatOptions? Options);
