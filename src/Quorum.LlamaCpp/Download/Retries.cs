namespace Quorum.LlamaCpp.Download;

/// <summary>Repeats what may succeed later, with pauses, until it fails too often in a row.</summary>
internal sealed class Retries(ModelDownloadOptions options, ProgressMeter meter)
{
    /// <summary>Runs an attempt until it succeeds.</summary>
    /// <param name="attempt">What to do; it throws <see cref="TransientException"/> when it may be repeated.</param>
    /// <param name="position">How far the work has come: when it went on, the failures before count no more.</param>
    /// <param name="cancellationToken">Ends the pauses.</param>
    /// <typeparam name="T">The result.</typeparam>
    public async Task<T> RunAsync<T>(Func<Task<T>> attempt, Func<long> position, CancellationToken cancellationToken)
    {
        for (var failures = 1; ; failures++)
        {
            var before = position();
            try
            {
                return await attempt().ConfigureAwait(false);
            }
            catch (TransientException e)
            {
                if (position() > before)
                    failures = 1;
                await PauseAsync(e, failures, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task PauseAsync(TransientException fault, int failures, CancellationToken cancellationToken)
    {
        if (failures >= options.Attempts)
        {
            throw new DownloadException(
                DownloadFailure.Unreachable,
                $"{fault.Message}; after {failures} attempts without progress the download stops. What has arrived is kept: run it again to go on.",
                fault);
        }

        if (fault.RetryAfter > Backoff.Longest)
        {
            throw new DownloadException(
                DownloadFailure.Unreachable,
                $"{fault.Message} and asks to come back in {fault.RetryAfter.Value.TotalMinutes:N0} minutes. What has arrived is kept: run it again then.",
                fault);
        }

        var pause = Backoff.Delay(failures, fault.RetryAfter, Random.Shared.NextDouble());
        meter.Notice($"{fault.Message}; next attempt in {pause.TotalSeconds:N0} s");
        await Task.Delay(pause, options.TimeProvider, cancellationToken).ConfigureAwait(false);
    }
}
