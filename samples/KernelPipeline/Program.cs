using KernelPipeline;

return await PipelineCommand.RunAsync(args);
