using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace SampleApp;

/// <summary>One function for each kind of route.</summary>
public static class RouteFunctions
{
    [Function("Default")]
    public static IActionResult Default([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) =>
        new OkObjectResult("default");

    [Function("Greet")]
    public static IActionResult Greet(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "greet/{name?}")] HttpRequest request, string? name) =>
        new OkObjectResult($"{request.Method} {name ?? "nobody"} {request.Query["mood"]}");

    [Function("Item")]
    public static IActionResult Item(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "items/{id:int?}")] HttpRequest request, int? id) =>
        new OkObjectResult($"item {id?.ToString() ?? "none"}");

    [Function("DeleteItem")]
    public static IActionResult DeleteItem(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "items/{number:int}")] HttpRequest request, int number) =>
        new OkObjectResult($"deleted {number}");

    [Function("Files")]
    public static IActionResult Files(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "files/{*path}")] HttpRequest request, string? path) =>
        new OkObjectResult(path ?? "root");

    [Function("Typed")]
    public static IActionResult Typed(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "typed/{id:guid}/{day:datetime}")] HttpRequest request,
        Guid id,
        DateTime day) =>
        new OkObjectResult($"{id} {day:yyyy-MM-dd}");

    [Function("Guarded")]
    public static IActionResult Guarded([HttpTrigger(AuthorizationLevel.Function, "get")] HttpRequest request) =>
        new OkObjectResult("guarded");

    [Function("Administered")]
    public static IActionResult Administered([HttpTrigger(AuthorizationLevel.Admin, "get")] HttpRequest request) =>
        new OkObjectResult("admin");
}
