using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StandIns.Tests.Durability.App;

FunctionsApplicationBuilder builder = FunctionsApplication.CreateBuilder(args);
builder.Services.AddSingleton(new WorkLog(builder.Configuration["work"] ?? throw new InvalidOperationException("--work FOLDER is missing.")));
builder.Services.AddSingleton(new DurableOptions { ExtendedSessionsEnabled = builder.Configuration["in-memory"] == "true" });
builder.Services.AddCrashPoint(builder.Configuration["data"]!, builder.Configuration["crash-phase"], builder.Configuration["crash-count"]);
builder.Build().Run();
