namespace Quorum;

/// <summary>The logarithm of the base that was raised last, at one precision: a tower of powers needs the same one at every level.</summary>
internal sealed class KnownLogarithm
{
    private ComplexBall? _base;
    private ComplexBall _logarithm;

    public ComplexBall Of(in ComplexBall @base, int precision)
    {
        if (_base != @base)
        {
            _logarithm = ComplexFunctions.Logarithm(@base, precision);
            _base = @base;
        }

        return _logarithm;
    }
}
