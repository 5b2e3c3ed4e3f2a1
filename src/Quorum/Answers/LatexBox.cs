namespace Quorum;

/// <summary>The last box of a text: <c>\boxed{…}</c>, <c>\fbox{…}</c> or <c>\framebox{…}</c>.</summary>
internal static class LatexBox
{
    private static readonly string[] _commands = [@"\boxed", @"\fbox", @"\framebox"];

    /// <summary>Finds the last box.</summary>
    /// <param name="text">The text to look in.</param>
    /// <param name="content">What the box holds, or null if the box was never closed.</param>
    /// <returns>Whether there is a box, closed or not.</returns>
    public static bool TryFindLast(string text, out string? content)
    {
        content = null;
        int open = FindLastOpening(text);
        if (open < 0)
            return false;

        int depth = 1;
        for (int i = open; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\\':
                    i++; // \{ and \} are symbols, not braces
                    break;
                case '{':
                    depth++;
                    break;
                case '}' when --depth == 0:
                    content = text[open..i];
                    return true;
            }
        }

        return true;
    }

    /// <summary>The position after the opening brace of the last box, or -1.</summary>
    private static int FindLastOpening(string text)
    {
        int last = -1;
        foreach (string command in _commands)
        {
            int end = text.Length;
            while (end > Math.Max(last, 0) && (end = text.LastIndexOf(command, end - 1, StringComparison.Ordinal)) >= 0)
            {
                int brace = end + command.Length;
                while (brace < text.Length && text[brace] == ' ')
                    brace++;

                if (brace < text.Length && text[brace] == '{')
                {
                    last = Math.Max(last, brace + 1);
                    break;
                }
            }
        }

        return last;
    }
}
