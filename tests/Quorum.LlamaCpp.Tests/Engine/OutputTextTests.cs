using System.Text;
using Quorum.LlamaCpp.Engine;

namespace Quorum.LlamaCpp.Tests.Engine;

public sealed class OutputTextTests
{
    [Fact]
    public void Characters_come_whole_however_their_bytes_are_cut()
    {
        const string text = "aя🙂€";
        var output = new OutputText([]);
        var parts = Encoding.UTF8.GetBytes(text).Select(value => output.Add(new TokenPiece([value]), isLast: false)).ToList();

        Assert.Equal(["a", "", "я", "", "", "", "🙂", "", "", "€"], parts);
    }

    [Fact]
    public void Incomplete_character_at_the_end_becomes_a_replacement_character()
    {
        var output = new OutputText([]);

        Assert.Equal("", output.Add(new TokenPiece([0xF0, 0x9F]), isLast: false));
        Assert.Equal("\uFFFD", output.Add(TokenPiece.Empty, isLast: true));
    }

    [Theory]
    [InlineData(250)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(5000)]
    public void Token_of_any_length_fits_behind_an_incomplete_character(int length)
    {
        var output = new OutputText([]);
        output.Add(new TokenPiece([0xF0, 0x9F, 0x99]), isLast: false);

        var text = output.Add(new TokenPiece([.. Enumerable.Repeat((byte)0xFF, length)]), isLast: true);

        Assert.Equal(length + 1, text.Length);
    }

    [Theory]
    [InlineData("one STOP two", "one ")]
    [InlineData("STOP", "")]
    [InlineData("SSTOPP", "S")]
    [InlineData("STSTOP", "ST")]
    [InlineData("no stop STO", "no stop STO")]
    [InlineData("END and STOP", "")]
    public void Text_ends_before_the_first_stop_string_however_it_is_cut(string text, string expected)
    {
        for (var size = 1; size <= text.Length; size++)
        {
            var output = new OutputText(["STOP", "END"]);
            var result = new StringBuilder();
            foreach (var part in text.Chunk(size))
            {
                result.Append(output.Add(new TokenPiece(Encoding.UTF8.GetBytes(part)), isLast: false));
                if (output.Stopped)
                    break;
            }

            if (!output.Stopped)
                result.Append(output.Add(TokenPiece.Empty, isLast: true));

            Assert.Equal(expected, result.ToString());
            Assert.Equal(expected != text, output.Stopped);
        }
    }

    [Fact]
    public void Only_what_may_become_a_stop_string_is_held_back()
    {
        var output = new OutputText(["\n\nUser:"]);

        Assert.Equal("Hello", output.Add(new TokenPiece([.. "Hello\n"u8]), isLast: false));
        Assert.Equal("\nworld", output.Add(new TokenPiece([.. "world"u8]), isLast: false));
    }

    [Theory]
    [InlineData]
    [InlineData("STOP", "\n\nUser:")]
    public void Tokens_of_whole_characters_give_their_own_text(params string[] stopStrings)
    {
        var output = new OutputText(stopStrings);
        TokenPiece[] pieces = [new([.. "Since "u8]), new([.. "я"u8]), new([.. " is"u8])];
        foreach (var piece in pieces)
            output.Add(piece, isLast: false);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            Assert.Same(pieces[i % 3].Text, output.Add(pieces[i % 3], isLast: false));

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
