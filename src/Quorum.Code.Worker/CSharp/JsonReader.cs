using System.Globalization;
using System.Text;

namespace Quorum.Code.Worker;

/// <summary>Reads JSON that the runner has parsed before, front to back.</summary>
/// <remarks>Written out, since the start of <c>System.Text.Json</c> takes a fifth of the CPU time of a whole run.</remarks>
/// <param name="text">The JSON.</param>
internal sealed class JsonReader(string text)
{
    private const int ShownLength = 40;

    private int _position;

    /// <summary>Gets the first character of the next value, which tells its kind.</summary>
    public char Next
    {
        get
        {
            while (text[_position] is ' ' or '\t' or '\n' or '\r')
                _position++;
            return text[_position];
        }
    }

    /// <summary>Goes into the array or object that is next.</summary>
    public void Enter()
    {
        _ = Next;
        _position++;
    }

    /// <summary>Goes on to the next item, or out of the array or object after the last one.</summary>
    public bool HasItem()
    {
        char next = Next;
        if (next is ',' or ']' or '}')
            _position++;
        return next is not (']' or '}');
    }

    /// <summary>Reads the name of an object's item.</summary>
    public string ReadName()
    {
        string name = ReadText();
        Enter();
        return name;
    }

    /// <summary>Reads <c>true</c>, <c>false</c> or <c>null</c>.</summary>
    /// <returns>Its first letter.</returns>
    public char ReadWord()
    {
        char first = Next;
        while (_position < text.Length && char.IsAsciiLetterLower(text[_position]))
            _position++;
        return first;
    }

    /// <summary>Reads a number as it is written.</summary>
    public string ReadNumber()
    {
        _ = Next;
        int start = _position;
        while (_position < text.Length && text[_position] is '-' or '+' or '.' or 'e' or 'E' or (>= '0' and <= '9'))
            _position++;
        return text[start.._position];
    }

    /// <summary>Reads a string.</summary>
    public string ReadText()
    {
        _ = Next;
        int start = ++_position;
        while (text[_position] is not ('"' or '\\'))
            _position++;
        if (text[_position] == '"')
            return text[start.._position++];

        var unescaped = new StringBuilder(text, start, _position - start, capacity: 64);
        while (text[_position] != '"')
            unescaped.Append(text[_position] == '\\' ? ReadEscape() : text[_position++]);
        _position++;
        return unescaped.ToString();
    }

    /// <summary>Counts the items of the array that is next, and stays before it.</summary>
    public int Count()
    {
        int start = _position;
        var count = 0;
        for (Enter(); HasItem(); count++)
            Skip();
        _position = start;
        return count;
    }

    /// <summary>Gets the lengths of an array of arrays by its first items, as far as it has any, and stays before it.</summary>
    public int[] Lengths(int rank)
    {
        int start = _position;
        var lengths = new int[rank];
        for (var i = 0; i < rank && Next == '['; i++)
        {
            lengths[i] = Count();
            Enter();
        }
        _position = start;
        return lengths;
    }

    /// <summary>What is wrong with the value that is next, or was before it was read.</summary>
    public ArgumentException Unreadable(Type type)
    {
        _ = Next;
        int start = _position;
        Skip();
        string rest = _position - start > ShownLength ? "…" : "";
        return new ArgumentException($"The argument {text.AsSpan(start, Math.Min(_position - start, ShownLength))}{rest} is not a {type.Name}.");
    }

    /// <summary>Goes past the next value.</summary>
    public void Skip()
    {
        switch (Next)
        {
            case '"':
                ReadText();
                break;
            case '[':
                for (Enter(); HasItem();)
                    Skip();
                break;
            case '{':
                for (Enter(); HasItem();)
                {
                    ReadName();
                    Skip();
                }
                break;
            case 't' or 'f' or 'n':
                ReadWord();
                break;
            default:
                ReadNumber();
                break;
        }
    }

    private char ReadEscape()
    {
        char letter = text[_position + 1];
        _position += 2;
        if (letter == 'u')
            _position += 4;
        return letter switch
        {
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => (char)ushort.Parse(text.AsSpan(_position - 4, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
            _ => letter,
        };
    }
}
