//! Servers for tests: they read requests whole, and do with them what a test says.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

/// Names and values.
type Headers = Vec<(String, String)>;

/// A request as it arrived.
#[derive(Debug, Clone)]
pub(crate) struct Received {
    pub(crate) method: String,
    /// The path with its query.
    pub(crate) path: String,
    /// Names in lower case.
    pub(crate) headers: Headers,
    pub(crate) body: String,
}

/// What a server does.
#[derive(Debug, Clone)]
pub(crate) enum Reply {
    /// It answers.
    Answer(Answer),
    /// It closes the connection in the middle of the answer.
    Cut,
    /// It says nothing for so long, and then closes the connection.
    Silence(Duration),
}

/// An answer.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) content_type: String,
    /// Headers beside the content type.
    pub(crate) headers: Headers,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn json(status: u16, body: &str) -> Self {
        Self {
            status,
            content_type: "application/json; charset=utf-8".to_owned(),
            headers: Vec::new(),
            body: body.to_owned(),
        }
    }

    pub(crate) fn problem(status: u16, body: &str) -> Self {
        Self {
            content_type: "application/problem+json; charset=utf-8".to_owned(),
            ..Self::json(status, body)
        }
    }
}

impl Received {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        headers
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// Sends the request on, byte for byte the same in what is signed, and returns the answer.
    pub(crate) fn forward(&self, endpoint: &str) -> Answer {
        let address = endpoint.strip_prefix("http://").unwrap();
        let mut stream = TcpStream::connect(address).unwrap();
        let mut head = format!("{} {} HTTP/1.1\r\n", self.method, self.path);
        for (name, value) in &self.headers {
            if name != "connection" {
                head = format!("{head}{name}: {value}\r\n");
            }
        }
        write!(stream, "{head}connection: close\r\n\r\n{}", self.body).unwrap();
        let (first, headers, body) = read_message(&mut BufReader::new(stream)).unwrap();
        let status = first.split(' ').nth(1).unwrap().parse().unwrap();
        let kept = |(name, _): &(String, String)| ["x-backendai-sessionid", "date"].contains(&name.as_str());
        let content_type = headers.iter().find(|(name, _)| name == "content-type");
        Answer {
            status,
            content_type: content_type.map(|(_, value)| value.clone()).unwrap_or_default(),
            headers: headers.iter().filter(|header| kept(header)).cloned().collect(),
            body,
        }
    }
}

/// Starts a server that goes on until the tests end; returns its address.
pub(crate) fn serve(handle: impl Fn(&Received) -> Reply + Send + Sync + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    let handle = Arc::new(handle);
    thread::spawn(move || {
        for stream in listener.incoming() {
            let handle = Arc::clone(&handle);
            thread::spawn(move || converse(&stream.unwrap(), &*handle));
        }
    });
    endpoint
}

fn converse(stream: &TcpStream, handle: &dyn Fn(&Received) -> Reply) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    while let Some((first, headers, body)) = read_message(&mut reader) {
        let mut words = first.split(' ').map(str::to_owned);
        let received = Received {
            method: words.next().unwrap(),
            path: words.next().unwrap(),
            headers,
            body,
        };
        let mut writer = stream;
        match handle(&received) {
            Reply::Answer(answer) => {
                // The client may be gone.
                let _ = writer.write_all(written(&answer).as_bytes());
            }
            Reply::Cut => {
                let _ = writer.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n{");
                return;
            }
            Reply::Silence(time) => {
                thread::sleep(time);
                return;
            }
        }
    }
}

fn written(answer: &Answer) -> String {
    let mut text = format!(
        "HTTP/1.1 {} x\r\ncontent-type: {}\r\ncontent-length: {}\r\n",
        answer.status,
        answer.content_type,
        answer.body.len()
    );
    for (name, value) in &answer.headers {
        text = format!("{text}{name}: {value}\r\n");
    }
    text + "\r\n" + &answer.body
}

/// The first line, the headers and the body of a request or an answer; none when the connection has ended.
fn read_message(reader: &mut impl BufRead) -> Option<(String, Headers, String)> {
    let mut line = String::new();
    if reader.read_line(&mut line).ok()? == 0 {
        return None;
    }
    let first = line.trim_end().to_owned();
    let mut headers = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let Some((name, value)) = line.trim_end().split_once(':') else {
            break;
        };
        headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    let length = headers.iter().find(|(name, _)| name == "content-length");
    let length = length.map_or(0, |(_, value)| value.parse().unwrap());
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    Some((first, headers, String::from_utf8(body).unwrap()))
}
