//! The protocol: messages on standard input and output, one call after the other.

use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use anyhow::{Context, Result, anyhow};
use rmcp::model::{
    CallToolRequestParams, CallToolResponse, CallToolResult, ContentBlock, Implementation, ListToolsResult,
    PaginatedRequestParams, ServerCapabilities, ServerConfig, Tool, ToolAnnotations,
};
use rmcp::service::RequestContext;
use rmcp::{ErrorData, RoleServer, ServerHandler, ServiceExt};
use serde_json::{Value, json};

use super::tools::{self, Tools};
use crate::stack;

/// What an agent is told of the server.
const ABOUT: &str = "upshift finds uses of removed and deprecated Python APIs, proves what each name refers to, and rewrites what it can. Start with `check`; `propose` shows a diff, and `apply` writes it when `confirm` is true. Safe changes preserve behaviour; suggested ones need a review; what is reported has to be changed by hand, and `explain` says why.";

/// Serves the tools until the client closes standard input.
pub fn serve(tools: Tools) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .context("cannot start the server")?;
    let ended = runtime.block_on(async {
        let server = Server(Arc::new(Mutex::new(tools))).serve(rmcp::transport::stdio()).await?;
        server.waiting().await.map_err(anyhow::Error::from)
    });
    // A thread that waits for input cannot be ended otherwise.
    runtime.shutdown_background();
    ended.map(drop)
}

/// The server. Calls are answered one after the other: some write.
struct Server(Arc<Mutex<Tools>>);

impl ServerHandler for Server {
    fn get_info(&self) -> ServerConfig {
        ServerConfig::new(ServerCapabilities::builder().enable_tools().build())
            .with_server_info(Implementation::new("upshift", env!("CARGO_PKG_VERSION")))
            .with_instructions(ABOUT)
    }

    async fn list_tools(
        &self,
        _: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> Result<ListToolsResult, ErrorData> {
        Ok(ListToolsResult::with_all_items(tools::all().into_iter().map(described).collect()))
    }

    async fn call_tool(
        &self,
        request: CallToolRequestParams,
        _: RequestContext<RoleServer>,
    ) -> Result<CallToolResponse, ErrorData> {
        if tools::all().iter().all(|tool| tool.name != request.name) {
            return Err(ErrorData::invalid_params(format!("there is no tool `{}`", request.name), None));
        }
        let tools = self.0.clone();
        let arguments = request.arguments.map_or(json!({}), Value::Object);
        let work = move || answer(&tools, &request.name, &arguments);
        let answered = tokio::task::spawn_blocking(work).await;
        let result = match answered.unwrap_or_else(|error| Err(anyhow!(error))) {
            Ok(answer) => CallToolResult::success(vec![ContentBlock::text(answer.to_string())]),
            Err(error) => CallToolResult::error(vec![ContentBlock::text(format!("{error:#}"))]),
        };
        Ok(result.into())
    }
}

/// The answer of a tool, on a thread with room. A panic fails one call, not the server.
fn answer(tools: &Mutex<Tools>, name: &str, arguments: &Value) -> Result<Value> {
    let tools = tools.lock().unwrap_or_else(PoisonError::into_inner);
    thread::scope(|scope| {
        let call = || tools.call(name, arguments);
        let thread = stack::spawn(scope, call).context("cannot start a thread")?;
        thread.join().map_err(|_| anyhow!("a bug in upshift; please report it"))?
    })
}

/// A tool as the protocol describes it.
fn described(tool: tools::Tool) -> Tool {
    let schema = json!({
        "type": "object",
        "properties": tool.arguments,
        "required": tool.required,
        "additionalProperties": false,
    });
    let schema = schema.as_object().cloned().unwrap_or_default();
    let hints = ToolAnnotations::new().read_only(!tool.writes).destructive(tool.writes);
    Tool::new(tool.name, tool.about, schema).with_annotations(hints)
}
