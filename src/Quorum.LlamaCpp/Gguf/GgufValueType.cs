namespace Quorum.LlamaCpp.Gguf;

/// <summary>The type of a metadata value, or of the elements of an array value; the numbers are those of the file format.</summary>
public enum GgufValueType
{
    /// <summary>An 8-bit unsigned integer.</summary>
    U8 = 0,

    /// <summary>An 8-bit signed integer.</summary>
    I8 = 1,

    /// <summary>A 16-bit unsigned integer.</summary>
    U16 = 2,

    /// <summary>A 16-bit signed integer.</summary>
    I16 = 3,

    /// <summary>A 32-bit unsigned integer, the usual type of a model's dimensions.</summary>
    U32 = 4,

    /// <summary>A 32-bit signed integer.</summary>
    I32 = 5,

    /// <summary>A 32-bit float.</summary>
    F32 = 6,

    /// <summary>A truth value, one byte.</summary>
    Boolean = 7,

    /// <summary>UTF-8 text.</summary>
    Text = 8,

    /// <summary>A 64-bit unsigned integer.</summary>
    U64 = 10,

    /// <summary>A 64-bit signed integer.</summary>
    I64 = 11,

    /// <summary>A 64-bit float.</summary>
    F64 = 12,
}
