namespace TinyModelTrainer.Training;

/// <summary>How far a run has come.</summary>
/// <param name="Lot">Lots of problems used.</param>
/// <param name="Step">Optimiser steps taken.</param>
/// <param name="Tokens">Tokens trained on.</param>
/// <param name="Seconds">Wall time of the training itself.</param>
internal sealed record Position(int Lot, int Step, long Tokens, double Seconds);
