using System.CommandLine;
using System.Globalization;
using Quorum.LlamaCpp;

namespace Quorum.Cli.Models;

/// <summary><c>quorum model download</c>: brings a model here and prints its path, so that a script can use it.</summary>
internal static class ModelDownloadCommand
{
    private const string DefaultModel = "DeepSeek-R1-Distill-Llama-8B";

    public static Command Create()
    {
        var model = new Argument<string>("MODEL")
        {
            Description = "NAME or NAME:QUANTISATION of the catalogue (see --list), OWNER/REPOSITORY[@REVISION]:FILE.gguf of the hub, or an address.",
            DefaultValueFactory = _ => $"{DefaultModel}:{ModelCatalog.DefaultQuantisation}",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var list = new Option<bool>("--list") { Description = "List the models of the catalogue instead." };
        var output = new Option<string?>("--output", "-o") { Description = "Write to this file, or into this folder, instead of the cache.", HelpName = "PATH" };
        var cache = new Option<string?>("--cache") { Description = "The hub's cache folder. [default: HF_HUB_CACHE, else hub in HF_HOME, else ~/.cache/huggingface/hub]", HelpName = "FOLDER" };
        var token = new Option<string?>("--token-file") { Description = "A file that holds an access token for the hub. [default: HF_TOKEN, else the login of the hub's own tools]", HelpName = "FILE" };
        var hash = new Option<string?>("--sha256") { Description = "The SHA-256 that the file must have. [default: what catalogue or hub say]", HelpName = "HASH" };
        var connections = new Option<int>("--connections") { Description = "How many connections share the work, 1 to 16.", HelpName = "N", DefaultValueFactory = _ => 4 };
        connections.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 16)
                result.AddError("--connections must be a whole number from 1 to 16.");
        });
        hash.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is not { Length: 64 } text || !text.All(char.IsAsciiHexDigit))
                result.AddError("--sha256 must be 64 hexadecimal digits.");
        });

        var command = new Command("download", "Downloads a model, or finds it where it is already, and prints the path of the file. A download that was interrupted goes on.")
        {
            model, list, output, cache, token, hash, connections,
        };
        command.SetAction((result, cancellationToken) => CommandFailure.CatchAsync(() => result.GetValue(list)
            ? ListAsync()
            : DownloadAsync(
                ModelReference.Parse(result.GetValue(model)!),
                new ModelDownloadOptions
                {
                    OutputPath = result.GetValue(output),
                    CacheFolder = result.GetValue(cache),
                    Token = result.GetValue(token) is { } path ? ReadToken(path) : null,
                    Sha256 = result.GetValue(hash),
                    Connections = result.GetValue(connections),
                },
                cancellationToken)));
        return command;
    }

    private static async Task<ExitCode> DownloadAsync(ModelReference model, ModelDownloadOptions options, CancellationToken cancellationToken)
    {
        DownloadedModel downloaded;
        using (var view = new DownloadView(model.ToString()))
            downloaded = await ModelDownload.RunAsync(model, options, view, cancellationToken);
        var state = (downloaded.WasThere, downloaded.IsVerified) switch
        {
            (true, _) => "It was there already.",
            (false, true) => "Downloaded; the SHA-256 is right.",
            (false, false) => "Downloaded. No SHA-256 was known to compare with; pass --sha256 where you have one.",
        };
        Console.Error.WriteLine(state);
        if (ModelCatalog.Models.FirstOrDefault(entry => entry.Reference == model) is { } known)
            Console.Error.WriteLine(known.Licence);
        Console.Out.WriteLine(downloaded.Path);
        return ExitCode.Done;
    }

    private static Task<ExitCode> ListAsync()
    {
        foreach (var entry in ModelCatalog.Models)
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{$"{entry.Model}:{entry.Quantisation}",-38}{entry.Gigabytes,5:0.0} GB  {entry.Reference.Repository}"));
        Console.Error.WriteLine(ModelCatalog.Models[0].Licence);
        return Task.FromResult(ExitCode.Done);
    }

    private static string ReadToken(string path) => File.ReadAllText(path).Trim() is { Length: > 0 } token
        ? token
        : throw new FormatException($"The file '{path}' holds no token; it is empty.");
}
