namespace ParkTwin.EndToEnd.Screens;

/// <summary>One screen of the page as its list names it: <c>screens.json</c>, a line each.</summary>
internal sealed record Screen
{
    /// <summary>The name of its route in <c>web/client/src/router.ts</c>.</summary>
    public required string Route { get; init; }

    /// <summary>Its name in pictures and findings, where a route is shown in more than one state; null for that of the route.</summary>
    public string? Name { get; init; }

    /// <summary>Its address, with {park}, {enterprise}, {meter}, {month}, {past} and {figure}.</summary>
    public required string Path { get; init; }

    /// <summary>Who looks at it: a demo account, <c>admin</c>, <c>newcomer</c> with a one-time password; null for nobody.</summary>
    public string? As { get; init; }

    /// <summary>The languages of its pictures.</summary>
    public string[] Languages { get; init; } = ["zh-CN"];

    /// <summary>What must be there before it is settled, a selector; null where its text is enough.</summary>
    public string? Shows { get; init; }

    /// <summary>What is clicked once it is settled, selectors in their order.</summary>
    public string[] Click { get; init; } = [];

    /// <summary>True for pictures alone, of a demo in which people have been at work: <see cref="LivedIn"/>.</summary>
    public bool Lived { get; init; }

    /// <summary>Pictures in docs/images that show it: light, in the first language.</summary>
    public string[] Docs { get; init; } = [];

    /// <summary>Width of the pictures in docs/images, px.</summary>
    public int Width { get; init; } = 1440;

    /// <summary>Height of the pictures in docs/images, px: 900, or more where what matters is below.</summary>
    public int Height { get; init; } = 900;

    /// <summary>How findings name it.</summary>
    public string Title => Name ?? Route;

    public override string ToString() => Title;
}
