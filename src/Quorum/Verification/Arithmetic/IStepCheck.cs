namespace Quorum;

/// <summary>One kind of check, made step by step along one chain. Instances belong to one chain and remember what they need of it.</summary>
internal interface IStepCheck
{
    /// <summary>Checks the next step; null if there is nothing in it to check.</summary>
    StepFinding? Check(StepFormulas step);
}
