namespace ParkTwin.Simulators.Model;

/// <summary>How much of a plant runs over the hours of a working day, and what is left of it when nobody works.</summary>
/// <param name="Name">For people.</param>
/// <param name="Hours">24 levels, 0 to 1, each at the start of its hour; linear in between.</param>
/// <param name="Weekend">Share of the working day's level on a weekend.</param>
/// <param name="Holiday">Share on a public holiday.</param>
/// <param name="Idle">Least level, standby and safety.</param>
internal sealed record ShiftPattern(string Name, double[] Hours, double Weekend, double Holiday, double Idle)
{
    /// <summary>One shift, 8 to 17.</summary>
    public static ShiftPattern Single { get; } = new("single shift",
        [.08, .08, .08, .08, .08, .09, .14, .35, .88, 1, 1, .96, .55, .9, 1, 1, .97, .7, .4, .28, .22, .16, .11, .09],
        .18, .08, .07);

    /// <summary>Two shifts, 7 to 23.</summary>
    public static ShiftPattern Double { get; } = new("two shifts",
        [.3, .2, .17, .16, .16, .18, .4, .8, .96, 1, 1, .93, .8, .96, 1, 1, .98, .86, .9, .95, .93, .88, .75, .5],
        .45, .15, .12);

    /// <summary>Three shifts: the process hardly knows night or Sunday.</summary>
    public static ShiftPattern Continuous { get; } = new("continuous",
        [.84, .83, .82, .82, .83, .84, .87, .92, .97, 1, 1, .98, .95, .98, 1, 1, .99, .96, .93, .92, .91, .9, .88, .86],
        .93, .72, .5);

    /// <summary>Office, 8:30 to 18.</summary>
    public static ShiftPattern Office { get; } = new("office",
        [.08, .08, .08, .08, .08, .09, .12, .3, .75, .97, 1, .98, .8, .86, 1, 1, .97, .85, .5, .33, .24, .16, .11, .09],
        .25, .12, .07);

    /// <summary>Machines that serve the world: round the clock, a little more in the evening.</summary>
    public static ShiftPattern Server { get; } = new("server",
        [.9, .88, .86, .85, .85, .86, .87, .89, .92, .94, .95, .96, .96, .96, .97, .97, .97, .97, .98, 1, 1, .99, .97, .94],
        .98, .96, .8);

    /// <summary>Level at a local hour of a kind of day, 0 to 1.</summary>
    public double Level(double localHour, DayKind kind)
    {
        var hour = (int)localHour % 24;
        var part = localHour - Math.Floor(localHour);
        var level = Hours[hour] + (part * (Hours[(hour + 1) % 24] - Hours[hour]));
        var share = kind switch
        {
            DayKind.Workday => 1,
            DayKind.Weekend => Weekend,
            _ => Holiday,
        };
        return Math.Max(Idle, level * share);
    }
}
