using System.Text.Json;

namespace Quorum.Evaluation;

/// <summary>A run on the disk: a folder with its manifest, its problems and every chain that was drawn.</summary>
/// <remarks>
/// <para>
/// Chains are appended, each with a checksum, and flushed to the disk before they count, to a file of each process's own. So a process that is killed at
/// any moment loses the samples that it was drawing and nothing else, and whoever resumes the run draws those. Several processes, also of several
/// machines that share the folder, draw the samples of one run side by side: who draws those of a problem is settled by locks that end with
/// their holder.
/// </para>
/// <para>Runs of one benchmark may be copied, moved and merged by copying the files of their <c>journal</c> folders together.</para>
/// </remarks>
public sealed class EvaluationRun
{
    private const string ManifestName = "manifest.json";
    private const string ProblemsName = "problems.journal";
    private static readonly JsonSerializerOptions s_readable = new(EvaluationJsonContext.OnDisk.Options) { WriteIndented = true };

    private EvaluationRun(string folder, RunManifest manifest, IReadOnlyList<Problem> problems)
    {
        Folder = folder;
        Manifest = manifest;
        Problems = problems;
        Journal = new RunJournal(JournalFolder(folder));
    }

    /// <summary>Gets the folder.</summary>
    public string Folder { get; }

    /// <summary>Gets what the run is.</summary>
    public RunManifest Manifest { get; private set; }

    /// <summary>Gets the problems, in the order in which they are worked on.</summary>
    public IReadOnlyList<Problem> Problems { get; private set; }

    internal RunJournal Journal { get; }

    internal string LeaseFolder => Path.Combine(Folder, "leases");

    internal string VerdictFolder => Path.Combine(Folder, "verdicts");

    internal string RefutationFolder => Path.Combine(Folder, "refutations");

    /// <summary>Creates a run.</summary>
    /// <param name="folder">The folder, which is created if it is not there, and holds no run yet.</param>
    /// <param name="manifest">What the run is.</param>
    /// <param name="problems">The problems, of which no two have the same id.</param>
    /// <returns>The run, without samples.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">There are no problems, or the number of samples is out of range.</exception>
    /// <exception cref="IOException">The folder holds a run already, or cannot be written to.</exception>
    public static EvaluationRun Create(string folder, RunManifest manifest, IReadOnlyList<Problem> problems)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(problems);
        ThrowUnlessSamples(manifest.Samples);
        if (problems.Count == 0)
            throw new ArgumentException("There are no problems.", nameof(problems));

        if (File.Exists(Path.Combine(folder, ManifestName)))
            throw new IOException($"'{folder}' holds a run already. Resume it, or name another folder.");

        DurableFolder.Create(JournalFolder(folder));
        if (Directory.EnumerateFileSystemEntries(JournalFolder(folder)).Any())
            throw new IOException($"'{JournalFolder(folder)}' holds samples of a run whose '{ManifestName}' is gone. Name another folder, or put the file back.");

        var run = new EvaluationRun(folder, manifest with { Problems = problems.Count }, problems);
        DurableFolder.Create(run.LeaseFolder);
        run.WriteProblems();
        run.WriteManifest();
        return run;
    }

    /// <summary>Opens a run and takes in what has been drawn.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>The run.</returns>
    /// <exception cref="ArgumentException"><paramref name="folder"/> is <see langword="null"/> or empty.</exception>
    /// <exception cref="IOException">The folder holds no run, or cannot be read.</exception>
    /// <exception cref="InvalidDataException">The manifest or the problems are damaged.</exception>
    public static EvaluationRun Open(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        string path = Path.Combine(folder, ManifestName);
        if (!File.Exists(path))
            throw new FileNotFoundException($"'{folder}' holds no run: there is no '{ManifestName}' in it.", path);

        RunManifest manifest = ReadManifest(path);
        var run = new EvaluationRun(folder, manifest, ReadProblems(folder, manifest));
        run.Refresh();
        return run;
    }

    /// <summary>Takes in what other processes have drawn since.</summary>
    public void Refresh() => Journal.Refresh();

    /// <summary>Asks for more: more samples of each problem, or more problems. Processes that are at work do not see it before they are started again.</summary>
    /// <param name="samples">The number of samples of each problem, not less than it is; <see langword="null"/> to leave it.</param>
    /// <param name="problems">Problems to add, those that the run has already being passed over; <see langword="null"/> for none.</param>
    /// <exception cref="ArgumentException">There are more samples already, or a problem to add has the id of another one.</exception>
    /// <exception cref="IOException">Another process extends the run at this moment.</exception>
    public void Extend(int? samples = null, IReadOnlyList<Problem>? problems = null)
    {
        using FileLock extension = FileLock.TryTake(Path.Combine(LeaseFolder, "extension")) ?? throw new IOException($"Another process is extending the run in '{Folder}'.");

        // Another process may have extended it since it was opened.
        Manifest = ReadManifest(Path.Combine(Folder, ManifestName));
        Problems = ReadProblems(Folder, Manifest);
        if (samples is { } count)
        {
            ThrowUnlessSamples(count);
            if (count < Manifest.Samples)
                throw new ArgumentException($"The run has {Manifest.Samples} samples of each problem; it can have more, not {count}.", nameof(samples));
        }

        if (problems is not null)
        {
            Dictionary<string, Problem> known = Problems.ToDictionary(problem => problem.Id, StringComparer.Ordinal);
            if (problems.FirstOrDefault(problem => known.TryGetValue(problem.Id, out Problem? other) && other.Prompt != problem.Prompt) is { } conflict)
                throw new ArgumentException($"The run has another problem '{conflict.Id}'. Load the problems with the options that the run was created with.", nameof(problems));

            Problems = [.. Problems, .. problems.Where(problem => !known.ContainsKey(problem.Id))];
            WriteProblems();
        }

        Manifest = Manifest with { Problems = Problems.Count, Samples = samples ?? Manifest.Samples };
        WriteManifest();
    }

    /// <summary>Gets the samples of a problem that are missing.</summary>
    internal IEnumerable<int> MissingOf(Problem problem) => Enumerable.Range(0, Manifest.Samples).Where(sample => !Journal.Has(problem.Id, sample));

    private static string JournalFolder(string folder) => Path.Combine(folder, "journal");

    private static void ThrowUnlessSamples(int samples)
    {
        if (samples is < 1 or > ConsensusOptions.MaximumSampleCount)
            throw new ArgumentException($"The number of samples must be from 1 to {ConsensusOptions.MaximumSampleCount}.", nameof(samples));
    }

    private void WriteManifest()
    {
        using var file = new FileReplacement(Path.Combine(Folder, ManifestName));
        JsonSerializer.Serialize(file.Content, Manifest, s_readable);
        file.Complete();
    }

    private void WriteProblems()
    {
        using var file = new FileReplacement(Path.Combine(Folder, ProblemsName));
        foreach (Problem problem in Problems)
            file.Content.Write(JournalLine.Encode(JsonSerializer.SerializeToUtf8Bytes(problem, EvaluationJsonContext.OnDisk.Problem)));

        file.Complete();
    }

    private static RunManifest ReadManifest(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            RunManifest manifest = JsonSerializer.Deserialize(file, EvaluationJsonContext.OnDisk.RunManifest) ?? throw new JsonException("it is null.");
            return manifest.Format == RunManifest.CurrentFormat
                ? manifest
                : throw new InvalidDataException($"'{path}' is of version {manifest.Format}; this program reads version {RunManifest.CurrentFormat}.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"'{path}' is damaged: {e.Message}", e);
        }
    }

    // The problems are written before the manifest that counts them, so there may be more of them than it says, but never fewer.
    private static List<Problem> ReadProblems(string folder, RunManifest manifest)
    {
        var problems = new List<Problem>();
        var reader = new JournalReader(folder);
        reader.ReadNew((_, json) => problems.Add(JsonSerializer.Deserialize(json, EvaluationJsonContext.OnDisk.Problem)!));
        return reader.Damaged == 0 && problems.Count >= Math.Max(1, manifest.Problems)
            ? problems
            : throw new InvalidDataException($"'{Path.Combine(folder, ProblemsName)}' is damaged: {problems.Count} of {manifest.Problems} problems can be read. Copy the file anew from where the run was begun.");
    }
}
