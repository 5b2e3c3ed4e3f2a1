namespace Quorum;

/// <summary>Finds the boxes of a text in one pass.</summary>
internal static class LatexBoxes
{
    private const int NotABox = -1;

    /// <summary>
    /// Finds all boxes in their order. What lies inside a closed box belongs to it; what lies inside one that was never closed counts.
    /// </summary>
    public static List<LatexBox> FindAll(string text, Extent extent)
    {
        var boxes = new List<LatexBox>();
        var open = new Stack<int>(); // of the braces, the number of the box that each opens
        bool hasNext = BoxCommand.TryFind(text, extent.Start, extent.End, out BoxCommand next);
        for (int i = extent.Start; i < extent.End && (hasNext || open.Count > 0); i++)
        {
            if (hasNext && i == next.Start)
            {
                i = Begin(text, extent.End, next, boxes, open);
                hasNext = BoxCommand.TryFind(text, i + 1, extent.End, out next);
                continue;
            }

            switch (text[i])
            {
                case '\\' when !(hasNext && i + 1 == next.Start):
                    i++; // \{ and \} are symbols, not braces
                    break;
                case '{':
                    open.Push(NotABox);
                    break;
                case '}' when open.TryPop(out int number) && number != NotABox:
                    LatexBox box = boxes[number];
                    boxes[number] = box with { Whole = new(box.Whole.Start, i + 1), Content = new(box.Content.Start, i), IsClosed = true };
                    break;
            }
        }

        return Outermost(boxes);
    }

    /// <summary>Notes a box and returns the last position that its opening takes.</summary>
    private static int Begin(string text, int end, BoxCommand command, List<LatexBox> boxes, Stack<int> open)
    {
        if (command.IsBraced)
        {
            open.Push(boxes.Count);
            boxes.Add(new(new(command.Start, end), new(command.Argument, end), false, command.Escape));
            return command.Argument - 1;
        }

        int argumentEnd = UnbracedArgument.FindEnd(text, command.Argument, end);
        if (argumentEnd > command.Argument)
            boxes.Add(new(new(command.Start, argumentEnd), new(command.Argument, argumentEnd), true, command.Escape));

        return Math.Max(command.Argument, argumentEnd) - 1;
    }

    private static List<LatexBox> Outermost(List<LatexBox> boxes)
    {
        var outermost = new List<LatexBox>();
        int end = 0;
        foreach (LatexBox box in boxes)
        {
            if (box.IsClosed && box.Whole.Start < end)
                continue;

            outermost.Add(box);
            end = box.IsClosed ? box.Whole.End : end;
        }

        return outermost;
    }
}
