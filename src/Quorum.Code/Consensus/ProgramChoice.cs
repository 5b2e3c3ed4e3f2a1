namespace Quorum.Code;

/// <summary>Which of the programs that do the same is taken.</summary>
public enum ProgramChoice
{
    /// <summary>The one whose source is the shortest, white space apart; of equals, the first.</summary>
    Shortest,

    /// <summary>The one that took the least CPU time on all inputs. What is measured varies from run to run.</summary>
    Fastest,
}
