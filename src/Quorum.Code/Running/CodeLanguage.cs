namespace Quorum.Code;

/// <summary>The languages of programs that can be run.</summary>
public enum CodeLanguage
{
    /// <summary>C#, of the newest version that the compiler knows, on this machine's .NET.</summary>
    CSharp,

    /// <summary>Python 3, by this machine's interpreter.</summary>
    Python,

    /// <summary>JavaScript of ECMAScript 2024, with Node's way of standard input and output; no other modules.</summary>
    JavaScript,
}
