namespace ParkTwin.Domain.Forecasts;

/// <summary>Adds up what a back-test finds.</summary>
internal sealed class BackTestCount
{
    private double _errors;
    private double _amounts;
    private int _naivePoints;
    private double _naiveErrors;
    private double _errorsThere;
    private double _amountsThere;

    /// <summary>Quarter-hours compared so far.</summary>
    public int Points { get; private set; }

    /// <summary>Compares one; NaN where the week before is unknown.</summary>
    public void Add(double was, double forecast, double weekBefore)
    {
        Points++;
        _errors += Math.Abs(was - forecast);
        _amounts += Math.Abs(was);
        if (!double.IsNaN(weekBefore))
        {
            _naivePoints++;
            _naiveErrors += Math.Abs(was - weekBefore);
            _errorsThere += Math.Abs(was - forecast);
            _amountsThere += Math.Abs(was);
        }
    }

    /// <summary>The result over a number of days.</summary>
    public BackTest ToResult(int days) => new(
        days, Points, Share(_errors, _amounts), _naivePoints, Share(_naiveErrors, _amountsThere), Share(_errorsThere, _amountsThere));

    private static double? Share(double part, double whole) => whole > 0 ? part / whole : null;
}
