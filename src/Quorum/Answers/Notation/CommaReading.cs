namespace Quorum;

/// <summary>What a comma between two digits may be.</summary>
internal enum CommaReading
{
    /// <summary>A decimal comma, or one between thousands.</summary>
    Decimal,

    /// <summary>One between thousands, or a separator of a list.</summary>
    Thousands,

    /// <summary>A separator of a list.</summary>
    Separator,
}
