namespace Quorum;

/// <summary>What may be taken for an answer; the less plainly a text announces one, the less.</summary>
internal enum AnswerFreedom
{
    /// <summary>Only mathematics and the letter of a choice.</summary>
    Mathematics,

    /// <summary>Also a few words.</summary>
    FewWords,

    /// <summary>Also a short sentence.</summary>
    Words,
}
