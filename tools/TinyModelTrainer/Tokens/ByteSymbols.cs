namespace TinyModelTrainer.Tokens;

/// <summary>The printable character that stands for each byte in a byte-level vocabulary (Radford et al. 2019, GPT-2).</summary>
public static class ByteSymbols
{
    private static readonly char[] s_symbols = CreateSymbols();

    /// <summary>The symbol of a byte: the byte's own Latin-1 character if it prints, else one from U+0100 on.</summary>
    public static char Of(byte value) => s_symbols[value];

    private static char[] CreateSymbols()
    {
        var symbols = new char[256];
        var next = '\u0100';
        for (var value = 0; value < symbols.Length; value++)
        {
            var prints = value is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or (>= 0xAE and <= 0xFF);
            symbols[value] = prints ? (char)value : next++;
        }

        return symbols;
    }
}
