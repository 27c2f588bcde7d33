using System.Diagnostics.CodeAnalysis;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Web.Api.Access;
using ParkTwin.Web.Api.Accounts;
using ParkTwin.Web.Api.Baselines;
using ParkTwin.Web.Api.City;
using ParkTwin.Web.Api.Declared;
using ParkTwin.Web.Api.Evaluation;
using ParkTwin.Web.Api.Explaining;
using ParkTwin.Web.Api.Flags;
using ParkTwin.Web.Api.Imports;
using ParkTwin.Web.Api.Reference;

namespace ParkTwin.Web.Api;

/// <summary>All routes of the API.</summary>
internal static class ApiRoutes
{
    public static void MapTwinApi(this IEndpointRouteBuilder app)
    {
        var parks = app.MapGroup("/api/parks").WithTags("Parks");
        ParksApi.Map(parks);
        UsageApi.Map(parks);
        ReadingsApi.Map(parks);
        EventsApi.Map(parks);
        var accounts = app.MapGroup("/api/parks").WithTags("Accounts");
        AccountsApi.Map(accounts);
        ReportsApi.Map(accounts);
        ComparisonApi.Map(accounts);
        SeriesApi.Map(accounts);
        BudgetApi.Map(accounts);
        ScoreApi.Map(accounts);
        ReadinessApi.Map(accounts);
        BaselinesApi.Map(accounts);
        var declared = app.MapGroup("/api/parks").WithTags("Declared");
        DeclaredApi.Map(declared);
        ImportsApi.Map(declared);
        ExplainApi.Map(app);
        FlagsApi.Map(app, app.MapGroup("/api/parks").WithTags("Flags"));
        ReferenceApi.Map(app);
        CityApi.Map(app);
        TargetsApi.Map(app);
        QuarantineApi.Map(app.MapGroup("/api/quarantine").WithTags("Quarantine"));
        StatusApi.Map(app);
        AuthApi.Map(app);
    }

    /// <summary>The park of an id, if the registry has it.</summary>
    public static bool TryFind(this IRegistryView registry, string park, [NotNullWhen(true)] out RegisteredPark? found)
    {
        found = ParkId.TryParse(park, out var id) ? registry.Current.Find(id) : null;
        return found is not null;
    }

    /// <summary>What the routes of accounts are made of.</summary>
    public static void AddAccountsApi(this IServiceCollection services)
    {
        services.AddSingleton<AccountReader>();
        services.AddSingleton<AccountsApi>();
        services.AddSingleton<ReportsApi>();
        services.AddSingleton<ComparisonApi>();
        services.AddSingleton<DeclaredApi>();
        services.AddSingleton<ImportsApi>();
        services.AddSingleton<ExplainApi>();
        services.AddSingleton<FlagsApi>();
        services.AddSingleton<ReferenceApi>();
        services.AddSingleton<CityApi>();
        services.AddSingleton<TargetsApi>();
        services.AddSingleton<SeriesApi>();
        services.AddSingleton<BudgetApi>();
        services.AddSingleton<ScoreApi>();
        services.AddSingleton<ReadinessApi>();
        services.AddSingleton<BaselinesApi>();
    }

    /// <summary>Documents an operation: its answer of 200 and the problems it may answer with.</summary>
    public static void Describe<T>(this RouteHandlerBuilder route, string name, string summary, string description, params int[] problems)
    {
        route.WithName(name).WithSummary(summary).WithDescription(description).Produces<T>();
        foreach (var status in problems)
        {
            route.ProducesProblem(status);
        }
    }

    /// <summary>Documents an operation whose answer of 200 is a file of one of these types.</summary>
    public static void DescribeFile(
        this RouteHandlerBuilder route, string name, string summary, string description, string[] types, params int[] problems)
    {
        route.WithName(name).WithSummary(summary).WithDescription(description)
            .Produces<Stream>(StatusCodes.Status200OK, types[0], types[1..]);
        foreach (var status in problems)
        {
            route.ProducesProblem(status);
        }
    }
}
