namespace Quorum.LlamaCpp.Download;

/// <summary>The file on the server is no longer the one that the download began with.</summary>
internal sealed class RemoteChangedException(string message) : Exception(message);
