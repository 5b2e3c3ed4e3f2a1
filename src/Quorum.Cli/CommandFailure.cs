using Quorum.Evaluation;
using Quorum.LlamaCpp;
using Quorum.LlamaCpp.Gguf;

namespace Quorum.Cli;

/// <summary>Turns what a command throws into one line and an exit code.</summary>
internal static class CommandFailure
{
    public static async Task<int> CatchAsync(Func<Task<ExitCode>> command)
    {
        try
        {
            return (int)await command();
        }
        catch (OperationCanceledException)
        {
            return Report("Cancelled. What has arrived is kept; run it again to go on.", ExitCode.Cancelled);
        }
        catch (DownloadException e)
        {
            return Report(e.Message, e.Failure switch
            {
                DownloadFailure.NotFound => ExitCode.NotFound,
                DownloadFailure.AccessDenied => ExitCode.AccessDenied,
                DownloadFailure.WrongContent => ExitCode.WrongContent,
                DownloadFailure.DiskFull => ExitCode.DiskFull,
                _ => ExitCode.Unreachable,
            });
        }
        catch (RunException e)
        {
            return Report($"{e.Message.TrimEnd('.')}. What was drawn is kept; resume the run to go on.", ExitCode.Incomplete);
        }
        catch (ConsensusException e)
        {
            return Report(e.Message, ExitCode.Undecided);
        }
        catch (Exception e) when (e is LlamaException or InvalidGgufException or NotSupportedException)
        {
            return Report(e.Message, ExitCode.Unfit);
        }
        catch (InsufficientMemoryException e)
        {
            return Report(e.Message, ExitCode.DoesNotFit);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or FormatException or ArgumentException)
        {
            return Report(e.Message, ExitCode.WrongUse);
        }
    }

    public static int Report(string message, ExitCode exitCode)
    {
        Console.Error.WriteLine($"Error: {message.ReplaceLineEndings(" ")}");
        return (int)exitCode;
    }
}
