namespace Quorum;

/// <summary>A table of a report; its cells are shown as they were written, with their lines.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Columns">The heads of the columns.</param>
/// <param name="Rows">The rows, each with a cell for every column.</param>
public sealed record ReportTable(string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
