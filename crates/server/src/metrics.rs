//! Counters for who watches the server, in the text format of Prometheus.

use std::sync::Arc;
use std::time::Instant;

use axum::extract::{Request, State};
use axum::http::{Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;

use crate::problem::Refusal;
use crate::state::AppState;

/// The upper ends of the classes that durations are counted in, in seconds.
const CLASSES: [f64; 9] = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0];

/// What Prometheus reads.
const TEXT: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// What is counted.
#[derive(Debug)]
pub(crate) struct Metrics {
    registry: Registry,
    requests: Family<Answered, Counter>,
    seconds: Histogram,
    open: Gauge,
}

/// What requests are told apart by.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    method: String,
    status: u32,
}

impl Metrics {
    /// Nothing counted yet.
    pub(crate) fn new() -> Arc<Self> {
        let (requests, open) = (Family::default(), Gauge::default());
        let seconds = Histogram::new(CLASSES);
        let mut registry = Registry::with_prefix("sesstpl");
        registry.register("http_requests", "Requests answered", requests.clone());
        registry.register("http_request_seconds", "How long answers took", seconds.clone());
        registry.register(
            "http_requests_open",
            "Requests that are being answered",
            open.clone(),
        );
        Arc::new(Self {
            registry,
            requests,
            seconds,
            open,
        })
    }
}

/// Counts a request and tells the log of it: never its query, which may hold what is private.
pub(crate) async fn observe(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let metrics = Arc::clone(&state.metrics);
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let start = Instant::now();
    metrics.open.inc();
    let response = next.run(request).await;
    metrics.open.dec();
    let elapsed = start.elapsed();
    metrics.seconds.observe(elapsed.as_secs_f64());
    let status = response.status().as_u16();
    let answered = Answered {
        method: label(&method),
        status: status.into(),
    };
    metrics.requests.get_or_create(&answered).inc();
    let millis = u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX);
    tracing::info!(%method, path, status, millis, "answered");
    response
}

/// Anybody can make up methods, and each label is kept for ever.
fn label(method: &Method) -> String {
    let known = [
        Method::GET,
        Method::POST,
        Method::PUT,
        Method::DELETE,
        Method::OPTIONS,
        Method::HEAD,
    ];
    if known.contains(method) {
        method.to_string()
    } else {
        "other".to_owned()
    }
}

/// All counters as text.
pub(crate) async fn metrics(State(state): State<AppState>) -> Result<Response, Refusal> {
    let mut text = String::new();
    prometheus_client::encoding::text::encode(&mut text, &state.metrics.registry)
        .map_err(|error| Refusal::internal(&error))?;
    Ok(([(header::CONTENT_TYPE, TEXT)], text).into_response())
}
