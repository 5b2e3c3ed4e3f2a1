using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace Quorum.Code.Worker;

/// <summary>Values of C# programs to JSON; tuples as arrays, dictionaries as objects, numbers that JSON lacks as text.</summary>
internal sealed class JsonWriter
{
    // Deeper values are cycles, or would take the stack.
    private const int MaxDepth = 500;

    private readonly StringBuilder _text = new();

    private JsonWriter()
    {
    }

    /// <summary>Writes a value.</summary>
    /// <exception cref="ArgumentException">The value has a type that cannot be compared.</exception>
    public static string Write(object? value)
    {
        var writer = new JsonWriter();
        writer.Write(value, depth: 0);
        return writer._text.ToString();
    }

    private void Write(object? value, int depth)
    {
        if (depth > MaxDepth)
            throw new ArgumentException("The returned value is nested too deeply.");
        switch (value)
        {
            case null:
                _text.Append("null");
                break;
            case bool flag:
                _text.Append(flag ? "true" : "false");
                break;
            case string or char or Rune or Enum or Guid or DateTime or TimeSpan or DateOnly or StringBuilder:
                WriteText(value.ToString() ?? "");
                break;
            case double or float or Half:
                double number = value is Half half ? (double)half : Convert.ToDouble(value, CultureInfo.InvariantCulture);
                if (double.IsFinite(number))
                    _text.Append(((IFormattable)value).ToString("R", CultureInfo.InvariantCulture));
                else
                    WriteText(number.ToString(CultureInfo.InvariantCulture));
                break;
            case sbyte or byte or short or ushort or int or uint or long or ulong or Int128 or UInt128 or nint or nuint or BigInteger or decimal:
                _text.Append(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
                break;
            case IDictionary dictionary:
                WriteDictionary(dictionary, depth);
                break;
            case Array { Rank: > 1 } array:
                WriteRank(array, new int[array.Rank], 0, depth);
                break;
            case IEnumerable items:
                WriteItems(items, depth);
                break;
            case ITuple tuple:
                WriteItems(Enumerable.Range(0, tuple.Length).Select(i => tuple[i]), depth);
                break;
            default:
                throw new ArgumentException($"A returned value of type {value.GetType().Name} cannot be compared.");
        }
    }

    private void WriteItems(IEnumerable items, int depth)
    {
        char separator = '[';
        foreach (object? item in items)
        {
            _text.Append(separator);
            Write(item, depth + 1);
            separator = ',';
        }
        _text.Append(separator == '[' ? "[]" : "]");
    }

    private void WriteDictionary(IDictionary dictionary, int depth)
    {
        char separator = '{';
        foreach (DictionaryEntry entry in dictionary)
        {
            _text.Append(separator);
            WriteText(Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "");
            _text.Append(':');
            Write(entry.Value, depth + 1);
            separator = ',';
        }
        _text.Append(separator == '{' ? "{}" : "}");
    }

    private void WriteRank(Array array, int[] index, int rank, int depth)
    {
        _text.Append('[');
        for (index[rank] = 0; index[rank] < array.GetLength(rank); index[rank]++)
        {
            if (index[rank] > 0)
                _text.Append(',');
            if (rank + 1 == array.Rank)
                Write(array.GetValue(index), depth + 1);
            else
                WriteRank(array, index, rank + 1, depth);
        }
        _text.Append(']');
    }

    private void WriteText(string text)
    {
        _text.Append('"');
        foreach (char letter in text)
        {
            if (letter is '"' or '\\')
                _text.Append('\\').Append(letter);
            else if (letter < ' ')
                _text.Append("\\u").Append(((int)letter).ToString("x4", CultureInfo.InvariantCulture));
            else
                _text.Append(letter);
        }
        _text.Append('"');
    }
}
