using System.Security.Cryptography;
using System.Text;
using Quorum.LlamaCpp.Download;
using Quorum.LlamaCpp.Gguf;

namespace Quorum.LlamaCpp;

/// <summary>Brings a model file onto this machine, for example on the first start of a program that needs it.</summary>
/// <remarks>
/// <para>
/// Several connections fetch parts of the file at once. What has arrived is noted on disk, so a download that is cancelled, loses its
/// connection or is killed goes on where it was. A file gets its name only when it is complete and its SHA-256, where it is known, is right.
/// </para>
/// <para>
/// Files of a hub go into the cache that the tools of Hugging Face share, others into <c>quorum/models</c> of the user's cache folder.
/// Proxies are those of the environment (<c>HTTPS_PROXY</c>, <c>NO_PROXY</c>). All members are thread-safe; downloads of the same file,
/// in this process or others, wait for each other.
/// </para>
/// </remarks>
public static class ModelDownload
{
    /// <summary>Makes sure that a model is there.</summary>
    /// <param name="model">The model, as <see cref="ModelReference.Parse"/> reads it.</param>
    /// <param name="options">How to download it.</param>
    /// <param name="progress">Told a few times a second how far the download is.</param>
    /// <param name="cancellationToken">Ends the download; what has arrived is kept.</param>
    /// <returns>Where the model is. All parts of a split model are fetched.</returns>
    /// <exception cref="FormatException">The text names no model, or a setting of the environment is wrong.</exception>
    /// <exception cref="DownloadException">The download failed.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The download was cancelled.</exception>
    public static Task<DownloadedModel> RunAsync(
        string model, ModelDownloadOptions? options = null, IProgress<DownloadProgress>? progress = null, CancellationToken cancellationToken = default) =>
        RunAsync(ModelReference.Parse(model), options, progress, cancellationToken);

    /// <inheritdoc cref="RunAsync(string, ModelDownloadOptions?, IProgress{DownloadProgress}?, CancellationToken)"/>
    public static async Task<DownloadedModel> RunAsync(
        ModelReference model, ModelDownloadOptions? options = null, IProgress<DownloadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        options ??= new ModelDownloadOptions();
        var endpoint = DownloadSettings.Endpoint(options);
        using var client = new RemoteClient(options, endpoint, DownloadSettings.Token(options));
        var meter = new ProgressMeter(progress, options.TimeProvider);
        var download = new FileDownload(client, options, meter);
        var names = SplitName.TryParse(model.File) is { } split ? split.All() : [model.File];
        if (names.Count > 1 && options.OutputPath is { } output && !Directory.Exists(output))
            throw new FormatException($"The model has {names.Count} parts; --output must name an existing folder for them, but is '{output}'.");

        var files = new List<(string Path, bool IsVerified, bool WasThere)>();
        foreach (var name in names)
        {
            var part = names.Count == 1 ? model : model with { File = name, Url = model.Url is null ? null : new Uri(model.Url, Uri.EscapeDataString(name)) };
            files.Add(await FileAsync(part with { Sha256 = options.Sha256?.ToLowerInvariant() ?? part.Sha256 }).ConfigureAwait(false));
        }

        return new(files[0].Path, [.. files.Select(file => file.Path)], files.TrueForAll(file => file.IsVerified), files.TrueForAll(file => file.WasThere));

        async Task<(string Path, bool IsVerified, bool WasThere)> FileAsync(ModelReference file)
        {
            if (options.OutputPath is not null || file.Repository is null)
                return await ToPathAsync(file, OutputPath(file)).ConfigureAwait(false);

            var cache = new HubCache(DownloadSettings.HubCacheFolder(options), file.Repository);
            if (cache.Find(file) is { } found)
                return (found, true, true);
            var remote = await ProbeAsync(file).ConfigureAwait(false);
            var hub = remote.Hub ?? throw new DownloadException(DownloadFailure.WrongContent, $"'{endpoint}' did not answer like a hub: it names neither commit nor hash of '{file}'. Check HF_ENDPOINT.");
            using var held = await LockAsync(cache.LockPath(hub.ETag), file).ConfigureAwait(false);
            var isThere = cache.Holds(hub.ETag, remote.Length);
            if (!isThere)
            {
                remote = await download.RunAsync(remote, now => SameContent(Expect(now, file), hub), cache.BlobPath(hub.ETag), cancellationToken).ConfigureAwait(false);
            }

            cache.SetRevision(file.Revision, hub.Commit);
            return (cache.Link(hub.Commit, file.File, hub.ETag), remote.Sha256 is not null, isThere);
        }

        async Task<(string Path, bool IsVerified, bool WasThere)> ToPathAsync(ModelReference file, string path)
        {
            using var held = await LockAsync(path + ".part.lock", file).ConfigureAwait(false);
            var remote = await ProbeAsync(file).ConfigureAwait(false);
            var isThere = await HoldsAsync(path, remote, meter, cancellationToken).ConfigureAwait(false);
            if (!isThere)
                remote = await download.RunAsync(remote, now => Expect(now, file), path, cancellationToken).ConfigureAwait(false);
            held.Dispose();
            File.Delete(path + ".part.lock");
            return (path, remote.Sha256 is not null, isThere);
        }

        async Task<RemoteFile> ProbeAsync(ModelReference file)
        {
            try
            {
                return Expect(await download.ProbeAsync(Address(endpoint, file), cancellationToken).ConfigureAwait(false), file);
            }
            catch (DownloadException e) when (e.Failure == DownloadFailure.NotFound && file is { Repository: not null, Sha256: not null, Revision: not "main" })
            {
                // A repository whose history was rewritten may still have the file; its hash decides.
                file = file with { Revision = "main" };
                return Expect(await download.ProbeAsync(Address(endpoint, file), cancellationToken).ConfigureAwait(false), file);
            }
        }

        Task<IDisposable> LockAsync(string path, ModelReference file) =>
            FileLock.AcquireAsync(path, () => meter.Notice($"'{file}' is being downloaded already; waiting for that"), options.TimeProvider, cancellationToken);

        string OutputPath(ModelReference file)
        {
            var name = file.File.Split('/')[^1];
            if (options.OutputPath is { } chosen)
                return Path.GetFullPath(Directory.Exists(chosen) ? Path.Combine(chosen, name) : chosen);
            var folder = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(new Uri(file.Url!, ".").ToString())))[..16];
            return Path.Combine(DownloadSettings.OwnCacheFolder, folder, name);
        }
    }

    private static Uri Address(Uri endpoint, ModelReference file) => file.Url
        ?? new Uri($"{endpoint.ToString().TrimEnd('/')}/{file.Repository}/resolve/{Uri.EscapeDataString(file.Revision)}/{string.Join('/', file.File.Split('/').Select(Uri.EscapeDataString))}");

    /// <summary>Refuses a file that cannot be the one that is wanted before it is downloaded.</summary>
    private static RemoteFile Expect(RemoteFile remote, ModelReference file)
    {
        var length = file.Length ?? remote.Hub?.Length;
        if (length is not null && remote.Length is not null && remote.Length != length)
            throw new DownloadException(DownloadFailure.WrongContent, $"The server offers {remote.Length:N0} bytes for '{file}', but it must have {length:N0}.");
        if (file.Sha256 is { } expected && remote.Hub?.Sha256 is { } offered && offered != expected)
            throw new DownloadException(DownloadFailure.WrongContent, $"The hub offers '{file}' with the SHA-256 {offered}, but it must be {expected}: it is another file by now.");
        return remote with { Length = remote.Length ?? length, Sha256 = file.Sha256 ?? remote.Hub?.Sha256 };
    }

    private static RemoteFile SameContent(RemoteFile remote, HubMetadata hub) => remote.Hub?.ETag == hub.ETag
        ? remote
        : throw new DownloadException(DownloadFailure.WrongContent, "The file has changed on the hub meanwhile. Run the download again to get the new one.");

    /// <summary>Whether a file of an earlier download is the one that is wanted.</summary>
    private static async Task<bool> HoldsAsync(string path, RemoteFile remote, ProgressMeter meter, CancellationToken cancellationToken)
    {
        if (new FileInfo(path) is not { Exists: true } file || file.Length != remote.Length)
            return false;
        if (remote.Sha256 is null)
            return true;
        meter.Begin(DownloadStage.Verifying, 0, file.Length);
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 20];
        while (await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var count)
        {
            hash.AppendData(buffer, 0, count);
            meter.Add(count);
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash()) == remote.Sha256;
    }
}
