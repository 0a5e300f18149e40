using System.Net;
using System.Text.Json;

namespace StandIns.Tests.Durable.Management;

public sealed class EntityEndpointTests
{
    [Fact]
    public async Task Signal_ToAnEntityWithoutFunction_Gives400WithTheKnownNames()
    {
        await using var api = await ManagementApi.StartAsync();

        var (code, body) = await api.PostAsync("entities/NoSuch/k?op=Add", "1");
        var (read, _) = await api.GetAsync("entities/NoSuch/k");

        Assert.Equal(HttpStatusCode.BadRequest, code);
        Assert.Equal(
            "The function 'nosuch' doesn't exist, is disabled, or is not an entity function. Additional info: "
                + "The following are the known entity functions: 'ManagedCounter'.",
            body.GetProperty("Message").GetString());
        Assert.Equal(HttpStatusCode.NotFound, read);
    }

    [Fact]
    public async Task Signal_WithoutKey_ReachesTheEntityReadAsDollar()
    {
        await using var api = await ManagementApi.StartAsync();

        var (signalled, _) = await api.PostAsync("entities/ManagedCounter?op=Add", "3");
        var (literal, _) = await api.PostAsync("entities/ManagedCounter/$?op=Add", "5");
        var state = await StateAsync(api, "$");

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted), (signalled, literal));
        Assert.Equal(3, state.GetProperty("Total").GetInt32());
    }

    [Fact]
    public async Task Signal_WithoutNameAndKey_Gives400()
    {
        await using var api = await ManagementApi.StartAsync();

        var (code, _) = await api.PostAsync("entities?op=Add", "3");

        Assert.Equal(HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task Purge_OfAnEntity_GivesHowManyWereDeleted()
    {
        await using var api = await ManagementApi.StartAsync();
        await api.PostAsync("entities/ManagedCounter/k?op=Add", "3");
        await StateAsync(api, "k");

        var (code, first) = await api.DeleteAsync("instances/@managedcounter@k");
        var (_, second) = await api.DeleteAsync("instances/@managedcounter@k");
        var (read, _) = await api.GetAsync("entities/ManagedCounter/k");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (code, read));
        Assert.Equal((1, 0), (first.GetProperty("instancesDeleted").GetInt32(), second.GetProperty("instancesDeleted").GetInt32()));
    }

    [Fact]
    public async Task List_OfEntities_ShowsIdTimeAndOnRequestState()
    {
        await using var api = await ManagementApi.StartAsync();
        await api.PostAsync("entities/ManagedCounter/k?op=Add", "3");
        await StateAsync(api, "k");

        var (_, bare) = await api.GetAsync("entities/ManagedCounter");
        var (_, full) = await api.GetAsync("entities?fetchState=true");

        var item = Assert.Single(bare.EnumerateArray());
        Assert.Equal(["entityId", "lastOperationTime"], item.EnumerateObject().Select(property => property.Name));
        Assert.Equal(3, Assert.Single(full.EnumerateArray()).GetProperty("state").GetProperty("Total").GetInt32());
    }

    private static async Task<JsonElement> StateAsync(ManagementApi api, string key)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var (code, body) = await api.GetAsync($"entities/ManagedCounter/{key}");
            if (code == HttpStatusCode.OK) return body;
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
