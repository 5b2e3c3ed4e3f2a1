namespace Quorum.Evaluation;

/// <summary>So many samples failed one after the other that drawing more makes no sense. What was drawn is kept.</summary>
/// <param name="message">What failed.</param>
/// <param name="innerException">The last failure.</param>
public sealed class RunException(string message, Exception? innerException = null) : Exception(message, innerException);
