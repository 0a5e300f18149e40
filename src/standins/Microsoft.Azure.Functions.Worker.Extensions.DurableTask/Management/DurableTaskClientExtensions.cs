using System.Net;
using Azure.Core.Serialization;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Client;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Management;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Answers that tell a caller where its run is read and steered.</summary>
public static class DurableTaskClientExtensions
{
    /// <summary>A 202 answer with the run's URLs as its body and the status URL as its Location.</summary>
    public static Task<HttpResponseData> CreateCheckStatusResponseAsync(
        this DurableTaskClient client, HttpRequestData request, string instanceId, CancellationToken cancellation = default)
        => client.CreateCheckStatusResponseAsync(request, instanceId, HttpStatusCode.Accepted, cancellation);

    /// <inheritdoc cref="CreateCheckStatusResponseAsync(DurableTaskClient, HttpRequestData, string, CancellationToken)"/>
    public static async Task<HttpResponseData> CreateCheckStatusResponseAsync(
        this DurableTaskClient client,
        HttpRequestData request,
        string instanceId,
        HttpStatusCode statusCode,
        CancellationToken cancellation = default)
    {
        var (response, payload) = Begin(client, request, instanceId, statusCode);
        await Serializer(request).SerializeAsync(response.Body, payload, typeof(HttpManagementPayload), cancellation);
        return response;
    }

    /// <inheritdoc cref="CreateCheckStatusResponseAsync(DurableTaskClient, HttpRequestData, string, CancellationToken)"/>
    public static HttpResponseData CreateCheckStatusResponse(
        this DurableTaskClient client, HttpRequestData request, string instanceId, CancellationToken cancellation = default)
        => client.CreateCheckStatusResponse(request, instanceId, HttpStatusCode.Accepted, cancellation);

    /// <inheritdoc cref="CreateCheckStatusResponseAsync(DurableTaskClient, HttpRequestData, string, CancellationToken)"/>
    public static HttpResponseData CreateCheckStatusResponse(
        this DurableTaskClient client,
        HttpRequestData request,
        string instanceId,
        HttpStatusCode statusCode,
        CancellationToken cancellation = default)
    {
        var (response, payload) = Begin(client, request, instanceId, statusCode);
        Serializer(request).Serialize(response.Body, payload, typeof(HttpManagementPayload), cancellation);
        return response;
    }

    /// <summary>The URLs of a run.</summary>
    /// <param name="request">The request whose host the URLs name; without it they name this host.</param>
    public static HttpManagementPayload CreateHttpManagementPayload(
        this DurableTaskClient client, string instanceId, HttpRequestData? request = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        var authority = request is null ? OwnAuthority(client) : request.Url.GetLeftPart(UriPartial.Authority);
        return ManagementUrls.ByWorker(authority, instanceId, (client as FunctionsDurableTaskClient)?.WebhookKey);
    }

    private static (HttpResponseData Response, HttpManagementPayload Payload) Begin(
        DurableTaskClient client, HttpRequestData request, string instanceId, HttpStatusCode statusCode)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(request);
        var payload = client.CreateHttpManagementPayload(instanceId, request);
        var response = request.CreateResponse(statusCode);
        response.Headers.Add("Location", payload.StatusQueryGetUri);
        response.Headers.Add("Content-Type", "application/json");
        return (response, payload);
    }

    private static ObjectSerializer Serializer(HttpRequestData request)
        => request.FunctionContext.InstanceServices.GetService<IOptions<WorkerOptions>>()?.Value.Serializer
            ?? throw new InvalidOperationException("A serializer is not configured for the worker.");

    private static string OwnAuthority(DurableTaskClient client)
        => (client as FunctionsDurableTaskClient)?.Authority
            ?? throw new InvalidOperationException("The client does not know its host: give the HTTP request whose host the URLs should name.");
}
