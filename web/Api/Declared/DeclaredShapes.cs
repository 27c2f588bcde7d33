using ParkTwin.Contracts;
using ParkTwin.Domain.Declared;
using ParkTwin.Web.Api.Accounts;
using ParkTwin.Web.Live;

namespace ParkTwin.Web.Api.Declared;

/// <summary>From a body to declared figures and back.</summary>
internal static class DeclaredShapes
{
    private static readonly string[] Keys = ["output", "valueAdded", "tax", "landMu", "floorM2", "headcount"];

    /// <summary>Takes a body; what it leaves out of an entry is a fault.</summary>
    public static DeclaredFigures Read(DeclaredBody body, List<string> faults) => new()
    {
        Output = body.Output,
        ValueAdded = body.ValueAdded,
        Tax = body.Tax,
        LandMu = body.LandMu,
        FloorM2 = body.FloorM2,
        Headcount = body.Headcount,
        ResearchAndDevelopment = body.ResearchAndDevelopment,
        Emissions = body.Emissions,
        Activities = Entries(body.Activities, "activities", "flow, amount and unit", faults, entry =>
            entry is { Flow: { } flow, Amount: { } amount, Unit: { } unit } ? new DeclaredActivity(flow, amount, unit) : null),
        Products = Entries(body.Products, "products", "product, quantity and unit", faults, entry =>
            entry is { Product: { } product, Quantity: { } quantity, Unit: { } unit } ? new DeclaredProduct(product, quantity, unit) : null),
        Certificates = Entries(body.Certificates, "certificates", "number and mwh", faults, entry =>
            entry is { Number: { } number, Mwh: { } mwh } ? new GreenCertificate(number, mwh) : null),
    };

    /// <summary>A version as it is shown.</summary>
    public static DeclaredVersionView Version(RegisteredPark park, Declaration one) => new()
    {
        Period = one.Period.ToString(),
        Version = one.Version,
        At = ParkTime.At(park, one.AtUnixMs),
        By = one.By,
        Via = one.Via,
        Figures = Body(one.Figures),
    };

    /// <summary>What is declared of a period, with its history and the ids of what counts.</summary>
    public static DeclaredView View(RegisteredPark park, IReadOnlyList<Declaration> history, FigurePicker take)
    {
        var newest = history.MaxBy(one => one.Version);
        var body = Body(newest?.Figures ?? new DeclaredFigures());
        foreach (var key in Keys)
        {
            take.Take(key, "declared." + key);
        }

        foreach (var activity in body.Activities!)
        {
            take.Take("activities." + activity!.Flow, "activity." + activity.Flow);
        }

        return new DeclaredView
        {
            DeclaredVersion = newest?.Version ?? 0,
            At = ParkTime.At(park, newest?.AtUnixMs),
            By = newest?.By,
            Via = newest?.Via,
            Output = body.Output,
            ValueAdded = body.ValueAdded,
            Tax = body.Tax,
            LandMu = body.LandMu,
            FloorM2 = body.FloorM2,
            Headcount = body.Headcount,
            ResearchAndDevelopment = body.ResearchAndDevelopment,
            Emissions = body.Emissions,
            Activities = [.. body.Activities!.OfType<ActivityEntry>()],
            Products = [.. body.Products!.OfType<ProductEntry>()],
            Certificates = [.. body.Certificates!.OfType<CertificateEntry>()],
            History = [.. history.OrderBy(one => one.Version).Select(one => Version(park, one))],
        };
    }

    public static DeclaredBody Body(DeclaredFigures figures) => new()
    {
        Output = Exact.Trim(figures.Output),
        ValueAdded = Exact.Trim(figures.ValueAdded),
        Tax = Exact.Trim(figures.Tax),
        LandMu = Exact.Trim(figures.LandMu),
        FloorM2 = Exact.Trim(figures.FloorM2),
        Headcount = Exact.Trim(figures.Headcount),
        ResearchAndDevelopment = Exact.Trim(figures.ResearchAndDevelopment),
        Emissions = Exact.Trim(figures.Emissions),
        Activities = [.. figures.Activities.Select(one =>
            new ActivityEntry { Flow = one.Flow, Amount = Exact.Trim(one.Amount), Unit = one.Unit })],
        Products = [.. figures.Products.Select(one =>
            new ProductEntry { Product = one.Product, Quantity = Exact.Trim(one.Quantity), Unit = one.Unit })],
        Certificates = [.. figures.Certificates.Select(one => new CertificateEntry { Number = one.Number, Mwh = Exact.Trim(one.Mwh) })],
    };

    private static List<TOut> Entries<TIn, TOut>(
        IReadOnlyList<TIn?>? entries, string name, string needed, List<string> faults, Func<TIn?, TOut?> take)
        where TIn : class
        where TOut : class
    {
        var taken = new List<TOut>();
        for (var i = 0; i < (entries?.Count ?? 0); i++)
        {
            if (take(entries![i]) is { } one)
            {
                taken.Add(one);
            }
            else
            {
                faults.Add($"{name}[{i}] is not whole; it needs {needed}.");
            }
        }

        return taken;
    }
}
