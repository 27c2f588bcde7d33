namespace ParkTwin.Web.Api.Access;

/// <summary>An outside identity provider at which people may sign in.</summary>
/// <param name="Id">Its id, for <c>/api/auth/external/{id}</c>.</param>
/// <param name="Name">What people read.</param>
internal sealed record ProviderView(string Id, string Name);
